;; For ~/.emacs.d/init.el. Needs Emacs 27 or newer.
;;
;;   C-c s 404 --name getOrder --message "No such order" RET
;;
;; puts the handler where point is and the imports that the buffer lacks to the
;; others. An argument with blanks is written as a Lisp string; TAB completes. On
;; an error the buffer is left as it is.
(require 'json)

(defun snipgen--complete ()
  "Complete an argument in the minibuffer."
  (let* ((end (point))
         (before (buffer-substring-no-properties (minibuffer-prompt-end) end))
         (words (split-string before " +"))
         (start (- end (length (car (last words)))))
         (lines (ignore-errors (apply #'process-lines "snipgen" "__complete" "--" words))))
    (list start end (if (string-prefix-p ":files" (or (car lines) ""))
                        #'completion-file-name-table
                      (mapcar (lambda (line) (car (split-string line "\t"))) lines)))))

(defun snipgen--read ()
  "Read the arguments of snipgen."
  (minibuffer-with-setup-hook
      (lambda () (add-hook 'completion-at-point-functions #'snipgen--complete nil t))
    (let ((keys (make-sparse-keymap)))
      (set-keymap-parent keys minibuffer-local-map)
      (define-key keys "\t" #'completion-at-point)
      (split-string-and-unquote (read-from-minibuffer "snipgen " nil keys)))))

(defun snipgen (&rest arguments)
  "Insert the handler that snipgen prints for ARGUMENTS."
  (interactive (snipgen--read))
  (let* ((coding-system-for-read 'utf-8-unix)
         (coding-system-for-write 'utf-8-unix)
         (errors (make-temp-file "snipgen"))
         (file (or buffer-file-name (buffer-name)))
         (line (number-to-string (line-number-at-pos nil t)))
         (text (save-restriction (widen) (buffer-string)))
         (output (generate-new-buffer " *snipgen*"))
         status edits messages)
    (unwind-protect
        (progn
          (with-current-buffer output
            (setq status (apply #'call-process-region text nil "snipgen" nil (list output errors) nil
                                (append arguments (list "--file" file "--buffer" "--insert" line "--json"))))
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
        (mapc (lambda (edit)
                (let-alist edit
                  (goto-char (point-min))
                  (forward-line .start)
                  (unless (bolp) (insert "\n"))
                  (delete-region (point) (line-beginning-position (1+ (- .end .start))))
                  (save-excursion (mapc (lambda (line) (insert line "\n")) .lines))))
              edits)))
    (unless (equal messages "") (message "%s" messages))))

(global-set-key (kbd "C-c s") #'snipgen)
