-- Loads snippet files of LuaSnip's with Neovim's Lua and tells what is in
-- them. LuaSnip itself is not there: what stands for its constructors keeps
-- what it is given. FILES has the files' names, OUT that of what is written.
local function keep(name)
  return function(...)
    return { kind = name, ... }
  end
end

package.preload["luasnip"] = function()
  return { snippet = keep("snippet"), text_node = keep("text"), insert_node = keep("insert") }
end
package.preload["luasnip.extras"] = function()
  return { rep = keep("rep") }
end

local function lines(text)
  if type(text) ~= "table" then
    text = { text }
  end
  for _, line in ipairs(text) do
    assert(type(line) == "string" and not line:find("\n"), "a line is a string without line breaks")
  end
  return table.concat(text, "\n")
end

local out = {}
for file in vim.env.FILES:gmatch("[^\n]+") do
  -- The loader puts a call before the text of a file, on the same line.
  local handle = assert(io.open(file, "rb"))
  local source = handle:read("*a")
  handle:close()
  local snippets = assert(loadstring("local _ = 1 " .. source, file))()
  for _, s in ipairs(snippets) do
    assert(s.kind == "snippet")
    local context, nodes, options = s[1], s[2], s[3]
    local text, stops, last = "", {}, 0
    for position, node in ipairs(nodes) do
      if node.kind == "text" then
        text = text .. lines(node[1])
      elseif node.kind == "insert" and node[1] == 0 then
        assert(position == #nodes and node[2] == nil, "the last stop is at the end")
        last = last + 1
      elseif node.kind == "insert" then
        assert(stops[node[1]] == nil, "a stop is there once")
        stops[node[1]] = lines(node[2])
        text = text .. stops[node[1]]
      else
        assert(node.kind == "rep" and node[2] == nil and stops[node[1]], "what is repeated was there before")
        text = text .. stops[node[1]]
      end
    end
    assert(last == 1)
    local count = 0
    for _ in pairs(stops) do
      count = count + 1
    end
    assert(count == #stops, "stops are numbered without gaps")
    local trigger = context.trig
    assert(options.condition("  " .. trigger, trigger) and not options.condition("x = " .. trigger, trigger))
    assert(not options.condition("x=" .. trigger, trigger))
    assert(options.show_condition("  " .. trigger) and not options.show_condition("x = " .. trigger))
    table.insert(out, { trigger = trigger, name = context.name, description = context.dscr, text = text, stops = stops })
  end
end

local handle = assert(io.open(vim.env.OUT, "wb"))
handle:write(vim.fn.json_encode(out))
handle:close()
