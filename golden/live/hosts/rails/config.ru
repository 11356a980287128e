# frozen_string_literal: true

require 'json'
require 'logger'
require 'action_controller/railtie'

# Serves generated controllers as an application of one file, whose routes are
# those that the controllers name in a comment.
class Live < Rails::Application
  # As in a project that this version of Rails makes.
  config.load_defaults Rails::VERSION::STRING.to_f
  config.consider_all_requests_local = false
  config.eager_load = false
  config.hosts.clear
  config.logger = Logger.new(File::NULL)
  config.secret_key_base = 'none'
  # As in the environment that Rails gives tests: nobody has asked for a form
  # with a token before.
  config.action_controller.allow_forgery_protection = false
end
Live.initialize!

class ApplicationController < ActionController::Base
end

routes = JSON.parse(File.read('cells.json')).map do |cell|
  require cell['file']
  File.read(cell['file'])[%r{^# config/routes\.rb: (.*)$}, 1]
end
Live.routes.draw { routes.each { |route| instance_eval(route) } }

run Live
