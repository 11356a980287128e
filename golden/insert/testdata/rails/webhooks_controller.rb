class WebhooksController < ActionController::Base
  skip_forgery_protection
  wrap_parameters false

  def stripe
    payload = request.body.read
    event = Stripe::Webhook.construct_event(
      payload,
      request.headers["Stripe-Signature"],
      ENV.fetch("STRIPE_SECRET")
    )
    handle event
    head :ok
  rescue JSON::ParserError, Stripe::SignatureVerificationError
    head :bad_request
  end

  private_class_method def self.secret
    ENV.fetch("STRIPE_SECRET")
  end

  def handle(event)
    case event
    in { type: "charge.succeeded", data: { object: { id: } } }
      Charge.succeed(id)
    in { type: }

      logger.warn "unknown #{type}"
    end
  end
  private :handle

  def github
    logger.info(<<-ONE + <<~TWO)
      first

    ONE
      second
    TWO
    head :accepted
  end
end
