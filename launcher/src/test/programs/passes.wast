;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A script without failures.
(module (func (export "one") (result i32) (i32.const 1)))
(assert_return (invoke "one") (i32.const 1))
