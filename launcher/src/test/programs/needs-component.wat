;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports interfaces of the component model.
(module
  (import "wasi:cli/environment@0.2.0" "get-arguments" (func (param i32))))
