;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Something of most features, for the listing.
(module $features
  (rec (type $point (struct (field (mut i32)) (field f64)))
       (type $points (array (mut (ref null $point)))))
  (type $pair (func (param i32) (result i32 i64)))
  (import "env" "print" (func $print (param externref)))
  (import "env" "base" (global $base i32))
  (memory $first 1 2)
  (memory $second (export "second") i64 1)
  (memory $shared 1 4 shared)
  (table (export "table") 2 10 funcref)
  (tag $problem (export "problem") (param i32))
  (global (export "counter") (mut i64) (i64.add (i64.const 1) (i64.const 2)))
  (func (export "pair") (type $pair) (i32.const 1) (i64.extend8_s (i64.const 2)))
  (func (export "line\nend") (result v128) (v128.const i32x4 1 2 3 4))
  (func (export "tail") (result i32 i64) (return_call 1 (i32.const 1)))
  (data $passive "text"))
