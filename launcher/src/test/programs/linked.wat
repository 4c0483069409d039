;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports two modules that are to be preloaded.
(module $linked
  (import "library" "next" (func $next (result i32)))
  (import "library" "count" (global $count (mut i32)))
  (import "library" "memory" (memory 1))
  (import "middle" "twice" (func $twice (result i32)))
  (import "middle" "fail" (func $fail))
  (func (export "run") (result i32 i32)
    (drop (call $next))
    (call $twice)
    (global.get $count))
  (func (export "fail") (call $fail)))
