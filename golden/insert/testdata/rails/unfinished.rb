class CartsController < ApplicationController
  def show
    @cart = current_user.cart
  end

  def update
    @cart.update(params.require(:cart).permit(
      :note,
  end

  def destroy
    if @cart.
  end
end
