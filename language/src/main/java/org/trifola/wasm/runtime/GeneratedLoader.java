// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

/**
 * A loader of generated classes. It alone has classes whose names begin with its prefix, and does
 * not ask its parent for them: that would open all jars of the class path, which costs a start from
 * an AOT cache some 50 ms. Safe for use by several threads.
 */
public abstract class GeneratedLoader extends ClassLoader {
    private final String prefix;

    /**
     * No classes yet.
     *
     * @param name what stack traces of the JVM show of it
     * @param parent has all other classes
     * @param prefix what names of the classes begin with, and no others
     */
    protected GeneratedLoader(String name, ClassLoader parent, String prefix) {
        super(name, parent);
        this.prefix = prefix;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
