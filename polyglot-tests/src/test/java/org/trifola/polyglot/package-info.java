// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Tests that see the language through the polyglot API only. The build runs them twice: on a stock
 * JVM, and with the Graal compiler, where low thresholds have nearly everything compiled.
 */
package org.trifola.polyglot;
