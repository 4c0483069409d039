;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Writes "line" and a line end, in a call for each, as often as its argument says.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\05\00\00\00")
  (data (i32.const 16) "line\n")
  (func $print (export "print") (param $count i32)
    (loop $more
      (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
      (br_if $more (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "_start") (call $print (i32.const 1000000))))
