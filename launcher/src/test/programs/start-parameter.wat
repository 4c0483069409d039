;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Nobody has an argument for the function that the command line would call.
(module
  (func (export "_start") (param i32)))
