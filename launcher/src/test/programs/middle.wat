;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports library.wat and is imported itself.
(module $middle
  (import "library" "next" (func $next (result i32)))
  (import "library" "fail" (func $fail))
  (func (export "twice") (result i32) (drop (call $next)) (call $next))
  (func (export "fail") (call $fail)))
