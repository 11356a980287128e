class LiveController < ApplicationController
  include ActionController::Live

  # One line each second.
  def show
    response.headers["Content-Type"] = "text/event-stream"
    10.times do |i|
      response.stream.write "data: #{i}\n\n"

      sleep 1
    end
  ensure
    response.stream.close
  end

  def stop = head(:no_content)

  module Helpers
    def pulse
      "♥"
    end
  end

  include Helpers

  BEGIN_MARK = ?[
  REGEXP = %r{
    ^/live   # the path

    (/\d+)?$
  }x

  alias_method :index, :show
end
