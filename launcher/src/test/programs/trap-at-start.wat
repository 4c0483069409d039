;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Traps before anything can be called.
(module
  (func $main (unreachable))
  (start $main))
