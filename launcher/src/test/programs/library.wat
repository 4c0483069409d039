;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A reactor that others import: counts from what _initialize sets.
(module $library
  (global $count (export "count") (mut i32) (i32.const 0))
  (memory (export "memory") 1)
  (func (export "_initialize") (global.set $count (i32.const 40)))
  (func (export "next") (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (global.get $count))
  (func (export "fail") (unreachable)))
