module Api
  class OrdersController < ApplicationController
    def index; end
  end
end
