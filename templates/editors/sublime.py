# For snipgen.py in the folder that "Preferences: Browse Packages" opens, in User.
# Needs Sublime Text 4. This has not been run in Sublime Text, which does not run
# where the tests do. It follows https://www.sublimetext.com/docs/api_reference.html
#
# A key for it, in "Preferences: Key Bindings":
#
#   { "keys": ["ctrl+alt+s"], "command": "snipgen_ask" }
#
# asks for the status and more, as in: 404 --message 'No such order'. The handler
# comes where the cursor is and the imports that the buffer lacks to the others; the
# cursor is behind the handler then. On an error the buffer and the cursor are left
# as they are.
import json
import shlex
import subprocess

import sublime
import sublime_plugin


class SnipgenAskCommand(sublime_plugin.TextCommand):
    def run(self, edit):
        def done(text):
            self.view.run_command("snipgen", {"text": text})

        self.view.window().show_input_panel("snipgen", "", done, None, None)


class SnipgenCommand(sublime_plugin.TextCommand):
    def run(self, edit, text):
        view = self.view
        line = view.rowcol(view.sel()[0].begin())[0] + 1
        # A view without a file is told by its syntax, such as "source.python".
        language = "." + view.scope_name(0).split()[0].split(".")[1]
        try:
            command = ["snipgen"] + shlex.split(text) + [
                "--file", view.file_name() or language,
                "--buffer", "--insert", str(line), "--json",
            ]
            result = subprocess.run(
                command,
                input=view.substr(sublime.Region(0, view.size())).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except (OSError, ValueError) as error:
            return sublime.error_message(str(error))
        if result.returncode != 0:
            return sublime.error_message(result.stderr.decode())
        for change in json.loads(result.stdout)["edits"]:
            begin = view.text_point(change["start"], 0)
            end = view.text_point(change["end"], 0)
            lines = "".join(line + "\n" for line in change["lines"])
            if begin == view.size() and begin > 0 and view.substr(begin - 1) != "\n":
                lines = "\n" + lines
            view.replace(edit, sublime.Region(begin, end), lines)
            behind = view.text_point(change["start"] + len("\n".join(change["lines"]).rstrip().split("\n")), 0)
            view.sel().clear()
            view.sel().add(sublime.Region(behind, behind))
            view.show(behind)
        if result.stderr:
            sublime.status_message(result.stderr.decode())
