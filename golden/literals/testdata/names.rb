# frozen_string_literal: true

# Runs snippets with a stand-in for Rails. Reads a JSON list of snippets from
# stdin and writes a list of strings: the route and what the action did, without
# the names that the user chose; or "error: " and the reason.

require 'json'

# Stands in for the base class: it has the methods that snippets call.
class ApplicationController
  attr_reader :calls, :response, :request

  def initialize
    @calls = []
    @response = Struct.new(:headers).new({})
    calls = @calls
    @request = Object.new
    @request.define_singleton_method(:send_early_hints) { |links| calls << [:send_early_hints, links] }
  end

  def render(**options)
    @calls << [:render, options]
  end

  def head(*options)
    @calls << [:head, options]
  end
end

# Rails defines these names itself, so a controller must not get one of them.
module AbstractController; end
module ActionController; end

def camelize(name)
  name.split('_').map { |word| word[0].upcase + word[1..] }.join
end

def outcome(code)
  # A long route continues on further comment lines.
  route = code[/^# config\/routes\.rb:(.*(?:\n#.*)*)$/, 1] or raise 'no route'
  route = route.gsub(/\n#/, '').split.join(' ')
  controller, action = route[/to: '([^']*)'/, 1].split('#')
  before = Object.constants
  RubyVM::InstructionSequence.compile(code, 'snippet.rb').eval
  made = Object.constants - before
  raise "it defines #{made}" if made.length != 1

  name = made.first
  raise "the route leads to #{camelize(controller)}Controller, the class is #{name}" if name.to_s != "#{camelize(controller)}Controller"

  type = Object.const_get(name)
  actions = type.public_instance_methods(false)
  raise "the route leads to ##{action}, the action is #{actions}" if actions != [action.to_sym]

  instance = type.new
  instance.public_send(action)
  i = -1
  route = route.gsub(/:\w+/) { ":#{i += 1}" }.sub(/to: '[^']*'/, 'to')
  JSON.generate([route, instance.response.headers, instance.calls])
ensure
  (Object.constants - before).each { |constant| Object.send(:remove_const, constant) } if before
end

results = JSON.parse($stdin.read).map do |code|
  outcome(code)
rescue StandardError, SyntaxError => e
  "error: #{e.class}: #{e.message}"
end
print JSON.generate(results)
