;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A module without imports, whose exported function is called by name:
;;
;;   ./trifola --invoke fib examples/fib.wat 30

(module
  ;; fib(n) is the n-th Fibonacci number, the slow way: fib(0) = 0, fib(1) = 1.
  (func $fib (export "fib") (param $n i32) (result i32)
    (if (result i32) (i32.lt_s (local.get $n) (i32.const 2))
      (then
        (local.get $n))
      (else
        (i32.add
          (call $fib (i32.sub (local.get $n) (i32.const 1)))
          (call $fib (i32.sub (local.get $n) (i32.const 2))))))))
