;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; A misspelled instruction.
(module
  (func (result i32)
    (i32.konst 1)))
