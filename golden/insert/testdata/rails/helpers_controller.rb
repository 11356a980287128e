class HelpersController < ApplicationController
  LABELS = {
    open: "Open",

    closed: "Closed",
  }.freeze

  QUOTES = [
    'class Fake < ApplicationController',
    'private',
    %(
      end

      def fake
    ),
  ]

  def index
    @labels = LABELS.map do |key, label|
      case key
      when :open then "* #{label}"
      when :closed

        "- #{label}"
      else
        label
      end
    end
  end

  def show
    text = "#{LABELS.fetch(params[:id].to_sym) { |key|
      "no label for #{key}"
    }}"

    render plain: text if text =~ /\A[*-] def |end\z/
    render plain: 'none' unless performed?
  end
end
