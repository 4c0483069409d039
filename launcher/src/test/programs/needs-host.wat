;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Imports what nobody offers.
(module
  (import "host" "one" (func))
  (import "host" "two" (func))
  (import "my module" "three" (func)))
