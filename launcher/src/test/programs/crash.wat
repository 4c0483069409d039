;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Traps in the middle of its work, with something of every kind in its state.
(module $crash
  (import "library" "count" (global (mut i32)))
  (import "library" "memory" (memory 1))
  (memory $own (export "memory") 3)
  (global $a (mut i32) (i32.const 7))
  (global $b f64 (f64.const 0.5))
  (global $c (mut i64) (i64.const -5))
  (global $d funcref (ref.null func))
  (global $e v128 (v128.const i64x2 1 2))
  (data (memory $own) (i32.const 100000) "some data")
  (func $inner (param i32) (local f64 f64 i32)
    (global.set $a (i32.const 42))
    (drop (i32.load $own (i32.const -16))))
  (func $main (export "_start")
    (call $inner (i32.const 1))))
