;; Copyright 2026 The Trifola authors
;; SPDX-License-Identifier: Apache-2.0

;; Traps in a function whose name would colour a terminal.
(module $"\1b[32mgreen"
  (func $"\1b[31mred\07" (unreachable))
  (func (export "_start") (call $"\1b[31mred\07")))
