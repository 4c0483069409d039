;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; The memory ends within the segment.
(module
  (memory 1)
  (data (i32.const 65530) "too long")
  (func (export "_start")))
