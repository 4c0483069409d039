// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/** The command line: options, commands, exit codes. */
package org.trifola.launcher;
