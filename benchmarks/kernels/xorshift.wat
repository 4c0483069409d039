;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Locals and integer arithmetic: the sum of n numbers of Marsaglia's 32-bit xorshift, in one loop.

(module
  (func $run (export "run") (param $n i32) (result i32)
    (local $x i32)
    (local $sum i32)
    (local.set $x (i32.const 2463534242))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $n)))
        (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
        (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
        (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5))))
        (local.set $sum (i32.add (local.get $sum) (local.get $x)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $next)))
    (local.get $sum)))
