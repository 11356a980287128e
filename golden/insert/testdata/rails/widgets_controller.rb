module Api
  module V1
    # Widgets, as JSON.
    class WidgetsController < ActionController::API
      before_action do
        head :not_acceptable unless request.format.json?
      end

      # Raised for widgets that are sold out.
      class SoldOut < StandardError
        def initialize(widget)
          super("#{widget.name} is sold out")
        end
      end

      rescue_from SoldOut, with: :sold_out

      # @return [Array<Widget>]
      def index
        widgets = Widget.where(filter)
                        .order(:name)
                        .limit(50)

        render json: widgets.map { |w|
          { id: w.id, name: w.name }
        }
      end

      def update
        Widget.transaction do
          widget = Widget.lock.find(params[:id])
          raise SoldOut, widget if widget.stock.zero?

          widget.update!(stock: widget.stock - 1)
        end

        head :no_content
      end

      private

      def filter
        params.permit(:name, :color).to_h
      end

      def sold_out(error)
        render json: { error: error.message }, status: :conflict
      end
    end
  end
end
