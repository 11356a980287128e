" For ~/.vimrc. Needs Vim 8.1 or newer with +eval, which vim-tiny has not.
"
"   :Snipgen 404 --name getOrder --message 'No such order'
"
" puts the handler where the cursor is and the imports that the buffer lacks to
" the others; the cursor is behind the handler then. Quotes and backslashes mean
" what they mean in a shell, which is not asked; Tab completes. On an error the
" buffer and the cursor are left as they are.
function! s:Words(text) abort
  let words = []
  let rest = substitute(a:text, '^\s\+', '', '')
  while !empty(rest)
    let word = ''
    while rest =~# '^\S'
      let piece = matchstr(rest, '\v^%(''[^'']*''|"%(\\.|[^"\\])*"|\\.|[^[:space:]''"\\]+)')
      if empty(piece)
        throw 'snipgen: a quote is not closed'
      endif
      let rest = strpart(rest, len(piece))
      if piece[0] ==# '"'
        let piece = substitute(piece[1 : -2], '\\\([\\"$`]\)', '\1', 'g')
      elseif piece[0] ==# "'"
        let piece = piece[1 : -2]
      elseif piece[0] ==# '\'
        let piece = piece[1 :]
      endif
      let word .= piece
    endwhile
    call add(words, word)
    let rest = substitute(rest, '^\s\+', '', '')
  endwhile
  return words
endfunction

function! s:Run(command, lines) abort
  let errors = tempname()
  let command = join(map(copy(a:command), 'shellescape(v:val)'))
  let output = system(command . ' 2>' . shellescape(errors), a:lines)
  let [status, messages] = [v:shell_error, filereadable(errors) ? readfile(errors) : []]
  call delete(errors)
  return [status, output, messages]
endfunction

function! s:Snipgen(text) abort
  try
    let words = s:Words(a:text)
    let file = empty(expand('%')) ? '.' . &filetype : expand('%:p')
    let command = ['snipgen'] + words + ['--file', file, '--buffer', '--insert', string(max([1, line('.')])), '--json']
    let [status, output, messages] = s:Run(command, getline(1, '$') + [''])
  catch /^snipgen: /
    let [status, messages] = [2, [v:exception]]
  endtry
  for edit in status == 0 ? json_decode(output).edits : []
    call append(edit.end, edit.lines)
    if edit.end > edit.start
      silent execute (edit.start + 1) . ',' . edit.end . 'delete _'
    endif
    let last = edit.start + len(edit.lines)
    while last > edit.start && getline(last) !~# '\S'
      let last -= 1
    endwhile
    call cursor(last < line('$') ? [last + 1, 1] : [last, col([last, '$'])])
  endfor
  echohl WarningMsg
  for message in messages
    echomsg message
  endfor
  echohl None
endfunction

function! s:Complete(lead, line, position) abort
  let typed = matchstr(a:line[: a:position - 1], '\<Snipgen\>.*')
  let [_, output, _] = s:Run(['snipgen', '__complete', '--line', typed, '--bash', a:lead], [])
  let candidates = map(split(output, "\n"), 'split(v:val, "\t", 1)[0]')
  if get(candidates, 0, '') !~# '^:'
    return candidates
  endif
  return map(getcompletion(a:lead, candidates[0] ==# ':files' ? 'file' : 'dir'), 'escape(v:val, " ''\"\\")')
endfunction

command! -nargs=+ -complete=customlist,s:Complete Snipgen call s:Snipgen(<q-args>)
nnoremap <Leader>s :Snipgen<Space>
