;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A script with one failure, in line 11.
(module
  (func (export "one") (result i32) (i32.const 1))
  (func (export "trap") (unreachable)))
(assert_return (invoke "one") (i32.const 1))
(assert_trap (invoke "trap") "unreachable")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_return (invoke "one") (i32.const 2))
