# Prints the symbols that Rack has for status codes.
require 'json'
require 'rack'
puts JSON.generate(Rack::Utils::SYMBOL_TO_STATUS_CODE.transform_keys(&:inspect))
