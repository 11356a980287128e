# For snipgen.py in the folder that "Preferences: Browse Packages" opens, in User.
# Needs Sublime Text 4. This has not been run in Sublime Text, which does not run
# where the tests do. It follows https://www.sublimetext.com/docs/api_reference.html
#
# A key for it, in "Preferences: Key Bindings":
#
#   { "keys": ["ctrl+alt+s"], "command": "snipgen_ask" }
#
# asks for the status and more, as in: 404 --message 'No such order'. The handler
# comes where the cursor is and the imports that the buffer lacks to the others. On
# an error the buffer is left as it is.
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
        try:
            command = ["snipgen"] + shlex.split(text) + [
                "--file", view.file_name() or view.name() or "untitled",
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
        if result.stderr:
            sublime.status_message(result.stderr.decode())
