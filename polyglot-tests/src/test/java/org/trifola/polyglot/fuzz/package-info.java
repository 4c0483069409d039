// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Random valid modules, and the comparison of what different engines make of them.
 *
 * <p>{@code RandomModule} makes a module from a seed: types, segments and the like itself, the
 * bodies with {@code RandomBody}. Instructions with a typing in the table ({@code Opcode}) are
 * written from that; {@code Rules} and its helpers know those with a rule of their own. {@code
 * Tame} keeps apart what engines may do differently. A {@code Subject} runs a module and tells what
 * can be seen of that, call by call; the test compares the subjects' words.
 */
package org.trifola.polyglot.fuzz;
