# Prints Rack's symbols for status codes, with the codes.
require 'json'
require 'rack'
puts JSON.generate(Rack::Utils::SYMBOL_TO_STATUS_CODE.transform_keys(&:inspect))
