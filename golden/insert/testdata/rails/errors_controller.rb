class NotPaid < StandardError
  def message
    "not paid"
  end
end

class PaymentsController < ApplicationController
  def create
    begin
      Payment.create!(payment_params)
    rescue ActiveRecord::RecordInvalid => e
      return render json: { errors: e.record.errors }, status: 422
    rescue NotPaid

      retry if (@tries = @tries.to_i + 1) < 3
      raise
    else
      head :created
    ensure
      Rails.logger.flush
    end
  end

  private
    def payment_params
      params.expect(payment: [ :amount, :currency ])
    end

    # def show
    #   head :ok
    # end
end

class Receipt
  attr_reader :payment

  def initialize(payment)
    @payment = payment
  end

  def to_s
    "Receipt #{payment.id}"
  end
end
