;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Uses more and more.
(module
  (import "wasi_snapshot_preview1" "poll_oneoff"
    (func $poll (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table $t 10 funcref)
  (type $bytes (array (mut i8)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "table") (param i32) (result i32)
    (table.grow $t (ref.null func) (local.get 0)))
  (func (export "array") (param i32) (result i32)
    (array.len (array.new_default $bytes (local.get 0))))
  (func (export "rounds") (param i32) (result i32)
    (loop $l
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if $l (local.get 0)))
    (i32.const 7))
  ;; Sleeps for 100 seconds.
  (func (export "sleep") (result i32)
    (i32.store (i32.const 16) (i32.const 1))
    (i64.store (i32.const 24) (i64.const 100000000000))
    (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128))))
