;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Well-formed, but adds a float to an integer.
(module
  (func $wrong (result i32)
    (i32.add (i32.const 1) (f32.const 2))))
