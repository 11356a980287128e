if defined?(Rails)
  class ScopedController < ApplicationController
    def index
      head :ok
    end

    private

    def scope
      Post.all
    end
  end
end
