-- For ~/.config/nvim/init.lua. Needs Neovim 0.7 or newer.
--
--   :Snipgen 404 --name getOrder --message No\ such\ order
--
-- puts the handler where the cursor is and the imports that the buffer lacks to
-- the others. A blank in an argument has a backslash; Tab completes. On an
-- error the buffer is left as it is.
local function run(command, lines)
  local out, errors = {}, {}
  local job = vim.fn.jobstart(command, {
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, data) out = data end,
    on_stderr = function(_, data) errors = data end,
  })
  pcall(vim.fn.chansend, job, lines)
  pcall(vim.fn.chanclose, job, "stdin")
  return vim.fn.jobwait({ job })[1], table.concat(out, "\n"), vim.trim(table.concat(errors, "\n"))
end

vim.api.nvim_create_user_command("Snipgen", function(given)
  local file = vim.api.nvim_buf_get_name(0)
  if file == "" then file = "." .. vim.bo.filetype end
  local command = { "snipgen" }
  vim.list_extend(command, given.fargs)
  vim.list_extend(command, { "--file", file, "--buffer", "--insert", tostring(math.max(1, vim.fn.line("."))), "--json" })
  local status, output, messages = run(command, vim.list_extend(vim.api.nvim_buf_get_lines(0, 0, -1, true), { "" }))
  if status == 0 then
    for _, edit in ipairs(vim.fn.json_decode(output).edits) do
      local last = math.min(edit["end"], vim.api.nvim_buf_line_count(0))
      vim.api.nvim_buf_set_lines(0, math.min(edit.start, last), last, true, edit.lines)
      vim.api.nvim_win_set_cursor(0, { edit.start + 1, 0 })
    end
  end
  if messages ~= "" then
    vim.notify(messages, status == 0 and vim.log.levels.WARN or vim.log.levels.ERROR)
  end
end, {
  nargs = "+",
  complete = function(lead, line, position)
    local words = vim.fn.split(line:sub(1, position), "\\s\\+", true)
    local _, output = run(vim.list_extend({ "snipgen", "__complete", "--" }, words, 2), {})
    local lines = vim.split(vim.trim(output), "\n")
    if lines[1] == ":files" then return vim.fn.getcompletion(lead, "file") end
    return vim.tbl_map(function(candidate) return vim.split(candidate, "\t")[1] end, lines)
  end,
})
vim.keymap.set("n", "<Leader>s", ":Snipgen<Space>")
