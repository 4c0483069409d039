;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Recursion.
(module
  ;; As many frames as its argument says.
  (func $descend (export "descend") (param i32) (result i32)
    (if (result i32) (local.get 0)
      (then (i32.add (i32.const 1) (call $descend (i32.sub (local.get 0) (i32.const 1)))))
      (else (i32.const 0))))
  (func $endless (export "endless") (result i32)
    (i32.add (i32.const 1) (call $endless))))
