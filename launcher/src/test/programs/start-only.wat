;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; All is done when it is instantiated.
(module
  (func $main)
  (start $main))
