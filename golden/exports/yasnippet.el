;; Expands snippets with YASnippet, without a screen. Reads JSON from the file
;; that JOBS names: the snippets' folder and a list of what to type in which
;; mode and where to write the buffer.
(package-initialize)
(require 'yasnippet)
(require 'json)
(setq python-indent-guess-indent-offset nil
      yas-verbosity 1)
(let* ((jobs (with-temp-buffer
               (insert-file-contents (getenv "JOBS"))
               (json-parse-buffer :object-type 'alist :array-type 'list)))
       (mode (intern (alist-get 'mode jobs))))
  ;; Some modes come with packages of their own.
  (unless (fboundp mode)
    (eval `(define-derived-mode ,mode prog-mode "Other")))
  (setq yas-snippet-dirs (list (alist-get 'folder jobs)))
  (yas-reload-all)
  (dolist (job (alist-get 'expand jobs))
    (with-temp-buffer
      (funcall mode)
      (yas-minor-mode 1)
      (insert (alist-get 'typed job))
      (yas-expand)
      (dolist (text (alist-get 'stops job))
        ;; As a key does: the first replaces what the field has.
        (when (yas-current-field)
          (let ((field (yas-current-field)))
            (delete-region (yas--field-start field) (yas--field-end field))))
        (insert text)
        (yas-next-field))
      (insert (or (alist-get 'end job) ""))
      (yas-exit-all-snippets)
      (let ((coding-system-for-write 'utf-8-unix))
        (write-region (point-min) (point-max) (alist-get 'file job) nil 'quiet)))))
