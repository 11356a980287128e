-- For ~/.config/nvim/init.lua. Needs Neovim 0.7 or newer.
--
--   :Snipgen 404 --name getOrder --message 'No such order'
--
-- puts the handler where the cursor is and the imports that the buffer lacks to
-- the others; the cursor is behind the handler then. Quotes and backslashes mean
-- what they mean in a shell, which is not asked; Tab completes. On an error the
-- buffer and the cursor are left as they are.
local function words_of(text)
  local words, rest = {}, text:match("^%s*(.*)")
  while rest ~= "" do
    local word = ""
    while rest:find("^%S") do
      local piece = vim.fn.matchstr(rest, [[\v^%('[^']*'|"%(\\.|[^"\\])*"|\\.|[^[:space:]'"\\]+)]])
      if piece == "" then return nil end
      rest = rest:sub(#piece + 1)
      local first = piece:sub(1, 1)
      if first == '"' then
        piece = piece:sub(2, -2):gsub('\\([\\"$`])', "%1")
      elseif first == "'" then
        piece = piece:sub(2, -2)
      elseif first == "\\" then
        piece = piece:sub(2)
      end
      word = word .. piece
    end
    table.insert(words, word)
    rest = rest:match("^%s*(.*)")
  end
  return words
end

local function run(command, lines)
  local out, errors = {}, {}
  local started, job = pcall(vim.fn.jobstart, command, {
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, data) out = data end,
    on_stderr = function(_, data) errors = data end,
  })
  if not started or job <= 0 then return 127, "", "snipgen is not on the PATH" end
  pcall(vim.fn.chansend, job, lines)
  pcall(vim.fn.chanclose, job, "stdin")
  return vim.fn.jobwait({ job })[1], table.concat(out, "\n"), vim.trim(table.concat(errors, "\n"))
end

local function insert(words)
  local file = vim.api.nvim_buf_get_name(0)
  if file == "" then file = "." .. vim.bo.filetype end
  local command = vim.list_extend({ "snipgen" }, words)
  vim.list_extend(command, { "--file", file, "--buffer", "--insert", tostring(math.max(1, vim.fn.line("."))), "--json" })
  local status, output, messages = run(command, vim.list_extend(vim.api.nvim_buf_get_lines(0, 0, -1, true), { "" }))
  for _, edit in ipairs(status == 0 and vim.fn.json_decode(output).edits or {}) do
    local count = vim.api.nvim_buf_line_count(0)
    local last = math.min(edit["end"], count)
    vim.api.nvim_buf_set_lines(0, math.min(edit.start, last), last, true, edit.lines)
    last = edit.start + #edit.lines
    while last > edit.start and vim.fn.getline(last):match("^%s*$") do last = last - 1 end
    vim.fn.cursor(last < vim.fn.line("$") and { last + 1, 1 } or { last, vim.fn.col({ last, "$" }) })
  end
  return status, messages
end

vim.api.nvim_create_user_command("Snipgen", function(given)
  local words = words_of(given.args)
  local status, messages = 2, "snipgen: a quote is not closed"
  if words then status, messages = insert(words) end
  if messages ~= "" then
    vim.notify(messages, status == 0 and vim.log.levels.WARN or vim.log.levels.ERROR)
  end
end, {
  nargs = "+",
  complete = function(lead, line, position)
    local typed = vim.fn.matchstr(line:sub(1, position), [[\<Snipgen\>.*]])
    local _, output = run({ "snipgen", "__complete", "--line", typed, "--bash", lead }, {})
    local lines = vim.split(vim.trim(output), "\n")
    if lines[1]:sub(1, 1) == ":" then
      local files = vim.fn.getcompletion(lead, lines[1] == ":files" and "file" or "dir")
      return vim.tbl_map(function(name) return vim.fn.escape(name, " '\"\\") end, files)
    end
    return vim.tbl_map(function(candidate) return vim.split(candidate, "\t")[1] end, lines)
  end,
})
vim.keymap.set("n", "<Leader>s", ":Snipgen<Space>")
