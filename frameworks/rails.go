package frameworks

import (
	"regexp"
	"strings"

	"snipgen/frameworks/languages"
)

var rails = &Framework{
	ID: "rails", Title: "Ruby on Rails", Aliases: []string{"ruby-on-rails", "ror"},
	Category: Server, Language: languages.Ruby, Order: 7,
	Name: "my action", Group: "my", Superclass: "ApplicationController", File: "{snake}_controller.rb", Path: "/endpoint",
	BaseNames: []string{"ActionController", "ApplicationController"},
	Handlers:  &Handlers{Classes: &Controllers{Names: []string{"Controller"}, Public: true}},
	Route:     Route{Open: ":"},
	Named:     railsName,
	Constants: []Constant{{418, ""}}, Renamed: railsRenamed, Names: rackNames,
	Oldest: "6.1", OldestWhy: "its snippets were run on no older one",
	JSON:    Encoding{HTML: true},
	MinCode: 100, MaxCode: 999,
	Interim:         []int{103},
	InterimWhy:      Reason{InterimOnly, []string{"Rails", "send_early_hints"}},
	HintsLinks:      true,
	Taken:           railsTaken,
	TakenParameters: []string{"action", "controller", "format"},
	URL:             "https://guides.rubyonrails.org/layouts_and_rendering.html#the-status-option",
	Project: &Project{
		File: "{snake}_controller.rb", Folders: []string{"/app/controllers"}, Base: "app/controllers",
		Mounts: []string{"config/routes.rb"},
		Mounting: Mounting{
			Block: "draw", Root: "Rails.application",
			// https://guides.rubyonrails.org/routing.html#breaking-up-very-large-route-file-into-multiple-small-ones
			Part: `draw(?: +|\():(\w+)\b`, PartFile: "config/routes/*.rb",
		},
		Isolates: railsEngine,
		URL:      "https://guides.rubyonrails.org/routing.html",
	},
	Notes: []Note{
		{Codes: []int{103}, Text: "Puma sends early hints only with --early-hints"},
		{Token: true, Text: "a controller that is not of an API asks a %s request for a token; --csrf-exempt leaves that out"},
	},
	Packages: []Package{{RubyGems, "rails"}, {RubyGems, "railties"}},
}

// railsEngine returns the folder of an engine's module, in whose scope its
// routes are drawn, from the text of the engine's file. The name is the one that
// Active Support's method underscore makes. See "Isolated Engine" in
// https://api.rubyonrails.org/classes/Rails/Engine.html
func railsEngine(text string) string {
	m := regexp.MustCompile(`(?m)^[ \t]*isolate_namespace[ (]\s*([A-Z]\w*(?:::[A-Z]\w*)*)`).FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	name := strings.ReplaceAll(m[1], "::", "/")
	name = regexp.MustCompile(`([A-Z]+)([A-Z][a-z])`).ReplaceAllString(name, "${1}_${2}")
	return strings.ToLower(regexp.MustCompile(`([a-z\d])([A-Z])`).ReplaceAllString(name, "${1}_${2}"))
}

// railsTaken are the methods of a controller, which an action with the same
// name would override, and class names that Rails uses itself.
var railsTaken = []string{
	"Abstract", "Action", "Application", "abort", "action_methods", "action_name",
	"action_on_path_relative_redirect", "alert", "allow_browser", "allow_forgery_protection",
	"append_info_to_payload", "append_view_path", "as_json", "asset_host", "assets_dir", "assigns",
	"at_exit", "authenticate_or_request_with_http_basic", "authenticate_or_request_with_http_digest",
	"authenticate_or_request_with_http_token", "authenticate_with_http_basic",
	"authenticate_with_http_digest", "authenticate_with_http_token", "autoload", "benchmark",
	"binding", "cache", "cache_store", "caller", "caller_locations", "catch", "class", "class_eval",
	"cleanup_view_runtime", "clone", "combine_etags", "combined_fragment_cache_key",
	"commit_csrf_token", "compare_with_global_token", "compare_with_real_token", "concern", "config",
	"content_security_policy_nonce", "content_type", "controller", "controller_name",
	"controller_path", "cookies", "csrf_token_hmac", "csrf_token_storage_strategy",
	"current_content_security_policy", "decode_csrf_token", "deep_dup", "default_asset_host_protocol",
	"default_form_builder", "default_protect_from_forgery", "default_render",
	"default_static_extension", "default_url_options", "define_singleton_method", "details_for_lookup",
	"determine_template_etag", "dispatch", "display", "dup", "edit_polymorphic_path",
	"edit_polymorphic_url", "enable_fragment_cache_logging", "enable_warnings", "encode_csrf_token",
	"enum_for", "env", "etag_with_template_digest", "etaggers", "eval", "exec", "exit",
	"expire_fragment", "expires_in", "expires_now", "extend", "fail", "flash",
	"forgery_protection_origin_check", "forgery_protection_strategy", "fork",
	"form_authenticity_param", "form_authenticity_token", "format", "formats", "fragment_cache_keys",
	"freeze", "fresh_when", "full_url_for", "gem", "gem_original_require", "generate_csrf_token",
	"gets", "global_csrf_token", "global_variables", "halted_callback_hook",
	"handle_unverified_request", "handler_for_rescue", "hash", "head", "headers", "helpers",
	"helpers_path", "http_basic_authenticate_or_request_with", "http_cache_forever",
	"include_all_helpers", "initialize", "initialize_clone", "initialize_copy", "initialize_dup",
	"inspect", "instance_eval", "instance_exec", "instance_values", "instance_variable_get",
	"instance_variable_names", "instance_variable_set", "instance_variables",
	"instrument_fragment_cache", "instrument_name", "instrument_payload", "itself", "j",
	"javascripts_dir", "jj", "l", "lambda", "load", "load_dependency", "local_variables", "locale",
	"localize", "location", "log_warning_on_csrf_failure", "logger", "lookup_and_digest_template",
	"lookup_context", "loop", "mask_token", "masked_authenticity_token", "media_type", "method",
	"method_for_action", "method_missing", "methods", "middleware_stack", "must_understand",
	"new_polymorphic_path", "new_polymorphic_url", "no_store", "normalize_action_path", "notice",
	"object_id", "open", "p", "params", "per_form_csrf_token", "per_form_csrf_tokens",
	"perform_caching", "pick_template_for_etag", "polymorphic_mapping", "polymorphic_path",
	"polymorphic_path_for_action", "polymorphic_url", "polymorphic_url_for_action", "pp",
	"prepend_view_path", "presence", "presence_in", "print", "printf", "private_methods", "proc",
	"process", "process_action", "protected_methods", "public_method", "public_methods", "public_send",
	"putc", "puts", "raise", "raise_on_missing_translations", "raise_on_open_redirects", "rand",
	"rate_limiting", "read_fragment", "readline", "readlines", "real_csrf_token", "redirect_back",
	"redirect_back_or_to", "redirect_to", "relative_url_root", "remove_instance_variable", "render",
	"render_to_body", "render_to_string", "rendered_format", "request", "request_authenticity_tokens",
	"request_forgery_protection_token", "request_http_basic_authentication",
	"request_http_digest_authentication", "request_http_token_authentication", "request_id", "require",
	"require_dependency", "require_or_load", "require_relative", "rescue_handlers",
	"rescue_with_handler", "reset_csrf_token", "reset_session", "respond_to", "response",
	"response_body", "response_code", "route_for", "run_callbacks", "select", "send", "send_action",
	"send_data", "send_file", "session", "set_trace_func", "silence_warnings", "singleton_class",
	"singleton_method", "singleton_method_added", "singleton_method_removed",
	"singleton_method_undefined", "singleton_methods", "sleep", "spawn", "sprintf", "srand", "status",
	"stylesheets_dir", "suppress", "syscall", "system", "t", "taint", "tap", "test", "then", "throw",
	"to_a", "to_enum", "to_json", "to_param", "to_query", "to_s", "to_yaml", "trace_var", "translate",
	"trap", "trust", "try", "unloadable", "unmask_token", "untaint", "untrace_var", "untrust",
	"url_for", "url_from", "url_options", "urlsafe_csrf_tokens", "verify_authenticity_token",
	"verify_same_origin_request", "view_assigns", "view_cache_dependencies", "view_context",
	"view_context_class", "view_paths", "view_renderer", "view_runtime", "warn", "with",
	"with_options", "with_warnings", "write_fragment", "xor_byte_strings", "yield_self",
}

// railsName returns the symbol for a code that Rack 2.2 to 3.2 share. 418 has
// none, and the one for 306 has parentheses in older versions.
func railsName(_ int, phrase string) string { return ":" + snake(phrase) }

// rackNames has the versions of Rack that each Rails allows, from the gemspec
// of Action Pack. It leaves out Rack 2.0, which Rails 6.1 also allows: it was
// old at the time, and code for it uses numbers instead of the symbols that it
// lacks.
var rackNames = Names{
	Package: Package{RubyGems, "rack"}, Title: "Rack",
	Allowed: []Allowed{
		{"6.1", "2.2", "3.0"},
		{"7.1", "2.2.4", ""},
		{"7.2", "2.2.4", "3.2"},
		{"7.2.3", "2.2.4", "3.3"},
		{"8.0", "2.2.4", ""},
	},
}

// railsRenamed are the symbols that only some versions of Rack have. Rack 3.1
// warns about the older ones. Since 8.0.3, Rails itself translates the symbols
// for 422 (ActionDispatch::Response.rack_status_code). Its guide lists the
// others: https://guides.rubyonrails.org/v7.2/layouts_and_rendering.html
var railsRenamed = []Renamed{
	{Constant: Constant{103, ":early_hints"}, Since: "2.1"},
	{Constant: Constant{413, ":content_too_large"}, Since: "3.1"},
	{Constant: Constant{413, ":payload_too_large"}, Before: "3.1", Documented: "7.0", DocumentedBefore: "8.0"},
	{Constant: Constant{422, ":unprocessable_content"}, Since: "3.1", Documented: "8.0.3"},
	{Constant: Constant{422, ":unprocessable_entity"}, Before: "3.1", Documented: "7.0"},
	{Constant: Constant{425, ":too_early"}, Since: "2.1"},
	{Constant: Constant{509, ":bandwidth_limit_exceeded"}, Before: "3.1"},
	{Constant: Constant{510, ":not_extended"}, Before: "3.1", Documented: "7.0", DocumentedBefore: "8.0"},
}
