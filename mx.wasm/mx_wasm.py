# Copyright 2026 The Trifola authors
# SPDX-License-Identifier: Apache-2.0
"""
What the suite adds to mx. Its projects lie in Maven's folders, with a module-info.java each; but mx
compiles projects on the class path, where a module descriptor cannot be: it is left out.
"""

from os.path import basename

import mx


def mx_post_parse_cmd_line(_):
    """Called by mx when all suites are known."""
    for project in mx.suite("wasm").projects:
        _leave_descriptor_out(project)


def _leave_descriptor_out(project):
    get_build_task = project.getBuildTask

    def task_without_descriptor(args):
        task = get_build_task(args)
        collect = task._collect_files

        def collect_without_descriptor():
            collect()
            for path in list(task._javafiles):
                if basename(path) == "module-info.java":
                    del task._javafiles[path]
            return task

        task._collect_files = collect_without_descriptor
        return task

    project.getBuildTask = task_without_descriptor
