;; For ~/.emacs.d/init.el. Needs Emacs 27 or newer.
;;
;;   C-c s 404 --name getOrder --message 'No such order' RET
;;
;; puts the handler where point is and the imports that the buffer lacks to the
;; others; point is behind the handler then. Quotes and backslashes mean what they
;; mean in a shell, which is not asked; TAB completes. On an error the buffer and
;; point are left as they are.
(require 'json)
(require 'let-alist)
(require 'subr-x)

(defun snipgen--words (text)
  "Split TEXT into words and remove their quotes."
  (let ((piece (concat "\\`\\(?:'\\([^']*\\)'"
                       "\\|\"\\(\\(?:\\\\[^z-a]\\|[^\"\\]\\)*\\)\""
                       "\\|\\\\\\([^z-a]\\)"
                       "\\|\\([^][:space:]'\"\\]+\\|]\\)\\)"))
        (rest (string-trim-left text))
        words)
    (while (not (equal rest ""))
      (let ((word ""))
        (while (string-match piece rest)
          (let ((end (match-end 0))
                (plain (or (match-string 1 rest) (match-string 3 rest) (match-string 4 rest))))
            (setq word (concat word (or plain (replace-regexp-in-string
                                               "\\\\\\([\\\"$`]\\)" "\\1" (match-string 2 rest))))
                  rest (substring rest end))))
        (unless (string-match-p "\\`\\(?:[[:space:]]\\|\\'\\)" rest)
          (user-error "snipgen: a quote is not closed"))
        (push word words)
        (setq rest (string-trim-left rest))))
    (nreverse words)))

(defun snipgen--complete ()
  "Complete an argument in the minibuffer."
  (let* ((end (point))
         (typed (buffer-substring-no-properties (minibuffer-prompt-end) end))
         (lead (if (string-match "\\(?:\\\\[^z-a]\\|[^[:space:]\\]\\)*\\\\?\\'" typed) (match-string 0 typed) ""))
         (lines (ignore-errors (process-lines "snipgen" "__complete" "--line" (concat "snipgen " typed) "--bash" lead))))
    (list (- end (length lead)) end
          (if (string-prefix-p ":" (or (car lines) ""))
              (snipgen--files (or (car (ignore-errors (snipgen--words lead))) ""))
            (mapcar (lambda (line) (car (split-string line "\t"))) lines)))))

(defun snipgen--files (lead)
  "Return the names of files that begin with LEAD, quoted."
  (let ((folder (or (file-name-directory lead) "")))
    (mapcar (lambda (name) (replace-regexp-in-string "[ '\"\\]" "\\\\\\&" (concat folder name)))
            (ignore-errors (file-name-all-completions (file-name-nondirectory lead) (expand-file-name folder))))))

(defun snipgen--read ()
  "Read the arguments of snipgen."
  (minibuffer-with-setup-hook
      (lambda () (add-hook 'completion-at-point-functions #'snipgen--complete nil t))
    (let ((keys (make-sparse-keymap)))
      (set-keymap-parent keys minibuffer-local-map)
      (define-key keys "\t" #'completion-at-point)
      (snipgen--words (read-from-minibuffer "snipgen " nil keys)))))

(defun snipgen--file ()
  "Return the name of the buffer's file, or one that tells its language."
  (or buffer-file-name
      (concat "." (replace-regexp-in-string "\\(?:-ts\\)?-mode\\'" "" (symbol-name major-mode)))))

(defun snipgen (&rest arguments)
  "Insert the handler that snipgen prints for ARGUMENTS."
  (interactive (snipgen--read))
  (let* ((coding-system-for-read 'utf-8-unix)
         (coding-system-for-write 'utf-8-unix)
         (errors (make-temp-file "snipgen"))
         (line (number-to-string (line-number-at-pos nil t)))
         (command (append arguments (list "--file" (snipgen--file) "--buffer" "--insert" line "--json")))
         (text (save-restriction (widen) (buffer-string)))
         (output (generate-new-buffer " *snipgen*"))
         status edits messages)
    (unwind-protect
        (progn
          (with-current-buffer output
            (setq status (apply #'call-process-region text nil "snipgen" nil (list output errors) nil command))
            (when (eq status 0)
              (setq edits (alist-get 'edits (json-read-from-string (buffer-string))))))
          (setq messages (with-temp-buffer (insert-file-contents errors) (string-trim (buffer-string)))))
      (delete-file errors)
      (kill-buffer output))
    (unless (eq status 0)
      (user-error "%s" (if (equal messages "") status messages)))
    (barf-if-buffer-read-only)
    (atomic-change-group
      (save-restriction
        (widen)
        (mapc #'snipgen--edit edits)))
    (unless (equal messages "") (message "%s" messages))))

(defun snipgen--edit (edit)
  "Replace the lines that EDIT names, and put point behind the new ones."
  (let-alist edit
    (goto-char (point-min))
    (forward-line .start)
    (unless (bolp) (insert "\n"))
    (delete-region (point) (line-beginning-position (1+ (- .end .start))))
    (let (behind)
      (save-excursion
        (mapc (lambda (line)
                (insert line "\n")
                (unless (string-blank-p line) (setq behind (point))))
              .lines))
      (goto-char (or behind (point))))))

(global-set-key (kbd "C-c s") #'snipgen)
