" For ~/.vimrc. Needs Vim 8.1 or newer with +eval, which vim-tiny has not.
"
"   :Snipgen 404 --name getOrder --message No\ such\ order
"
" puts the handler where the cursor is and the imports that the buffer lacks to
" the others. A blank in an argument has a backslash; Tab completes. On an
" error the buffer is left as it is.
function! s:Run(command, lines) abort
  let errors = tempname()
  let command = join(map(copy(a:command), 'shellescape(v:val)'))
  let output = system(command . ' 2>' . shellescape(errors), a:lines)
  let [status, messages] = [v:shell_error, filereadable(errors) ? readfile(errors) : []]
  call delete(errors)
  return [status, output, messages]
endfunction

function! s:Snipgen(...) abort
  let file = empty(expand('%')) ? '.' . &filetype : expand('%:p')
  let command = ['snipgen'] + a:000 + ['--file', file, '--buffer', '--insert', string(max([1, line('.')])), '--json']
  let [status, output, messages] = s:Run(command, getline(1, '$') + [''])
  if status == 0
    for edit in json_decode(output).edits
      call append(edit.end, edit.lines)
      if edit.end > edit.start
        silent execute (edit.start + 1) . ',' . edit.end . 'delete _'
      endif
      call cursor(edit.start + 1, 1)
    endfor
  endif
  echohl WarningMsg
  for message in messages
    echomsg message
  endfor
  echohl None
endfunction

function! s:Complete(lead, line, position) abort
  let words = split(a:line[: a:position - 1], '\s\+', 1)[1 :]
  let candidates = map(split(s:Run(['snipgen', '__complete', '--'] + words, [])[1], "\n"), 'split(v:val, "\t", 1)[0]')
  return candidates ==# [':files'] ? getcompletion(a:lead, 'file') : candidates
endfunction

command! -nargs=+ -complete=customlist,s:Complete Snipgen call s:Snipgen(<f-args>)
nnoremap <Leader>s :Snipgen<Space>
