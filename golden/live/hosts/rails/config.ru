# frozen_string_literal: true

require 'json'
require 'logger'
require 'action_controller/railtie'

# Serves generated controllers in a single-file application. A comment in each
# controller's file has its route.
class Live < Rails::Application
  # The same defaults as in a new project of this version of Rails.
  config.load_defaults Rails::VERSION::STRING.to_f
  config.consider_all_requests_local = false
  config.eager_load = false
  config.hosts.clear
  config.logger = Logger.new(File::NULL)
  config.secret_key_base = 'none'
  # As in the test environment of a new project: without a form there is no
  # token to send.
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
