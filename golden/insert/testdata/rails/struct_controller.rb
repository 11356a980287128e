class QuotesController < ApplicationController
  Quote = Struct.new(:text, :author) do
    def to_s
      "#{text} (#{author})"
    end

    private

    def short
      text[0, 20]
    end
  end

  FORMAT = proc do |quote|
    quote.to_s
  end

  def random
    quote = Quote.new("Less is more.", "Mies")
    render plain: FORMAT.call(quote)
  end

  protected :random if ENV["NO_QUOTES"]
end
