class OrdersController < ApplicationController
  def show; end

  private

  def set_order; end
end
