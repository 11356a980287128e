# frozen_string_literal: true

# Orders of the shop, and nothing else.
class OrdersController < ApplicationController
  before_action :authenticate_user!
  before_action :set_order, only: %i[show edit update destroy]

  rescue_from ActiveRecord::RecordNotFound, with: :not_found

  # GET /orders
  def index
    @orders = current_user.orders.order(created_at: :desc)

    respond_to do |format|
      format.html
      format.json { render json: @orders }
    end
  end

  # GET /orders/1
  def show; end

  # POST /orders
  def create
    @order = current_user.orders.build(order_params)

    if @order.save
      redirect_to @order, notice: 'Order was created.'
    else
      render :new, status: :unprocessable_entity
    end
  rescue Stripe::CardError => e
    @order.errors.add(:base, e.message)
    render :new
  ensure
    logger.debug('done')
  end

  protected

  def audit(event)
    AuditLog.write(event)
  end

  private

  def set_order
    @order = current_user.orders.find(params[:id])
  end

  # Only allow a list of trusted parameters through.
  def order_params
    params.require(:order).permit(
      :note,
      lines_attributes: [:id, :product_id, :quantity]
    )
  end

  def not_found
    head :not_found
  end
end
