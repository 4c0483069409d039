;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports what nobody provides.
(module
  (import "env" "missing" (func (param i32)))
  (func (export "_start")))
