;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports what wasm-bindgen's JavaScript offers.
(module
  (import "wbg" "__wbg_log_1234" (func (param i32))))
